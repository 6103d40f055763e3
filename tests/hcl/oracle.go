// For each file named on standard input a line: what the reference parser of
// HCL makes of it, in the notation of src/check/hcl_dump.c, or "!".
package main

import (
	"bufio"
	"fmt"
	"math/big"
	"os"
	"reflect"
	"sort"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
)

func text(s string) string {
	var b strings.Builder
	b.WriteByte('"')
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch {
		case c >= 0x80:
			if i == 0 || s[i-1] < 0x80 {
				b.WriteByte('~')
			}
		case c < ' ' || c == 0x7f || c == '"' || c == '\\':
			fmt.Fprintf(&b, "\\x%02x", c)
		default:
			b.WriteByte(c)
		}
	}
	b.WriteByte('"')
	return b.String()
}

func value(v cty.Value) string {
	switch {
	case v.IsNull():
		return "null"
	case v.Type() == cty.Bool:
		return fmt.Sprint(v.True())
	case v.Type() == cty.String:
		return text(v.AsString())
	case v.Type() == cty.Number:
		f, _ := new(big.Float).Set(v.AsBigFloat()).Float64()
		return strings.ToLower(strings.TrimPrefix(
			fmt.Sprintf("%.16e", f), "+"))
	}
	return "?"
}

func group(head string, kids ...string) string {
	return "(" + strings.Join(append([]string{head}, kids...), " ") + ")"
}

func steps(t hcl.Traversal) (out []string) {
	for _, s := range t {
		switch s := s.(type) {
		case hcl.TraverseRoot:
			out = append(out, s.Name)
		case hcl.TraverseAttr:
			out = append(out, "."+s.Name)
		case hcl.TraverseIndex:
			out = append(out, value(s.Key))
		}
	}
	return out
}

func all(es []hclsyntax.Expression) (out []string) {
	for _, e := range es {
		out = append(out, expr(e))
	}
	return out
}

// The parts of a template; texts that follow each other are one.
func parts(es []hclsyntax.Expression) (out []string) {
	joined, open := "", false
	flush := func() {
		if open {
			out = append(out, text(joined))
		}
		joined, open = "", false
	}
	for _, e := range es {
		l, ok := e.(*hclsyntax.LiteralValueExpr)
		if ok && l.Val.Type() == cty.String && !l.Val.IsNull() {
			joined, open = joined+l.Val.AsString(), true
			continue
		}
		flush()
		out = append(out, expr(e))
	}
	flush()
	return out
}

var binary = map[*hclsyntax.Operation]string{
	hclsyntax.OpLogicalOr: "o", hclsyntax.OpLogicalAnd: "a",
	hclsyntax.OpEqual: "e", hclsyntax.OpNotEqual: "n",
	hclsyntax.OpLessThanOrEqual: "l", hclsyntax.OpGreaterThanOrEqual: "g",
	hclsyntax.OpLessThan: "<", hclsyntax.OpGreaterThan: ">",
	hclsyntax.OpAdd: "+", hclsyntax.OpSubtract: "-",
	hclsyntax.OpMultiply: "*", hclsyntax.OpDivide: "/",
	hclsyntax.OpModulo: "%", hclsyntax.OpNegate: "-",
	hclsyntax.OpLogicalNot: "!",
}

func loop(e *hclsyntax.ForExpr) string {
	head, kids := "for", []string{}
	if e.KeyVar != "" {
		head += " key"
		kids = append(kids, e.KeyVar)
	}
	kids = append(kids, e.ValVar, expr(e.CollExpr))
	if e.KeyExpr != nil {
		head += " object"
		kids = append(kids, expr(e.KeyExpr))
	}
	if e.Group {
		head += " group"
	}
	kids = append(kids, expr(e.ValExpr))
	if e.CondExpr != nil {
		head += " if"
		kids = append(kids, expr(e.CondExpr))
	}
	return group(head, kids...)
}

func expr(e hclsyntax.Expression) string {
	switch e := e.(type) {
	case *hclsyntax.LiteralValueExpr:
		return value(e.Val)
	case *hclsyntax.TemplateExpr:
		return group("template", parts(e.Parts)...)
	case *hclsyntax.TemplateWrapExpr:
		return group("wrap", expr(e.Wrapped))
	case *hclsyntax.TemplateJoinExpr:
		return group("join", expr(e.Tuple))
	case *hclsyntax.TupleConsExpr:
		return group("list", all(e.Exprs)...)
	case *hclsyntax.ObjectConsExpr:
		var kids []string
		for _, i := range e.Items {
			kids = append(kids, expr(i.KeyExpr), expr(i.ValueExpr))
		}
		return group("object", kids...)
	case *hclsyntax.ObjectConsKeyExpr:
		return expr(e.Wrapped)
	case *hclsyntax.ScopeTraversalExpr:
		return group("ref", steps(e.Traversal)...)
	case *hclsyntax.RelativeTraversalExpr:
		return group("steps",
			append([]string{expr(e.Source)}, steps(e.Traversal)...)...)
	case *hclsyntax.IndexExpr:
		return group("index", expr(e.Collection), expr(e.Key))
	case *hclsyntax.SplatExpr:
		return group("splat", expr(e.Source), expr(e.Each))
	case *hclsyntax.AnonSymbolExpr:
		return "item"
	case *hclsyntax.FunctionCallExpr:
		head := "call " + e.Name
		if e.ExpandFinal {
			head += " ..."
		}
		return group(head, all(e.Args)...)
	case *hclsyntax.ConditionalExpr:
		return group("if", expr(e.Condition), expr(e.TrueResult),
			expr(e.FalseResult))
	case *hclsyntax.BinaryOpExpr:
		return group(binary[e.Op], expr(e.LHS), expr(e.RHS))
	case *hclsyntax.UnaryOpExpr:
		return group(binary[e.Op], expr(e.Val))
	case *hclsyntax.ForExpr:
		return loop(e)
	}
	// Parentheses have a node of their own only in newer releases.
	if v := reflect.ValueOf(e).Elem().FieldByName("Expression"); v.IsValid() {
		return group("paren", expr(v.Interface().(hclsyntax.Expression)))
	}
	return fmt.Sprintf("?%T", e)
}

func body(b *hclsyntax.Body) string {
	var out strings.Builder
	var list []*hclsyntax.Attribute
	for _, a := range b.Attributes {
		list = append(list, a)
	}
	sort.Slice(list, func(i, j int) bool {
		return list[i].NameRange.Start.Byte < list[j].NameRange.Start.Byte
	})
	for _, a := range list {
		fmt.Fprintf(&out, "%s@%d=%s;", a.Name, a.NameRange.Start.Byte,
			expr(a.Expr))
	}
	for _, k := range b.Blocks {
		fmt.Fprintf(&out, "%s@%d", k.Type, k.TypeRange.Start.Byte)
		for _, l := range k.Labels {
			out.WriteString(" " + text(l))
		}
		out.WriteString("{" + body(k.Body) + "}")
	}
	return out.String()
}

func main() {
	names := bufio.NewScanner(os.Stdin)
	out := bufio.NewWriter(os.Stdout)
	defer out.Flush()
	for names.Scan() {
		src, err := os.ReadFile(names.Text())
		if err != nil {
			fmt.Fprintln(out, "! unreadable")
			continue
		}
		f, diags := hclsyntax.ParseConfig(src, names.Text(),
			hcl.Pos{Line: 1, Column: 1})
		if diags.HasErrors() {
			fmt.Fprintln(out, "!", strings.ReplaceAll(diags.Error(), "\n", " "))
			continue
		}
		fmt.Fprintln(out, body(f.Body.(*hclsyntax.Body)))
	}
}
