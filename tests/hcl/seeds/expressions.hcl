# Every kind of expression at least once.
numbers   = [0, 1, 42, 3.25, 1e3, 2.5E-4, 10e+2, -7, - 7, 012]
words     = [true, false, null, !true, !!false, _x, a-b, é1]
sum       = 1 + 2 * 3 - 4 / 5 % 6
logic     = a && b || !c && d == e || f != g
order     = a < b && c <= d || e > f && g >= h
choice    = x ? y : z ? 1 : 2
paren     = (1 + 2) * (
  3 +
  4
)
names     = [a.b.c, a[0], a["k"], a["k"].b[1], a.0, a.0.b, a.b.1.c]
index     = [a[b], a[b.c[d]], a[-1], a[("k")], a["x${y}"], f(1)[0].c, [1, 2][0]]
splats    = [a.*.b, a.*.b.c, a[*].b, a[*].b[0].c, a.*, a[*], a[*][*], a.*.b[0], a.*.0.b]
calls     = f()
calls2    = f(1, "two", [3], {four = 4})
calls3    = f(
  g(1)...
)
calls4    = cidrsubnet("10.0.0.0/8", 8, 2,)
calls5    = f (x) + g(y,
  z)
lists     = []
lists2    = [
  1, # one
  2, // two
  /* three */ 3,
]
objects   = {}
objects2  = { a = 1, b : 2, "c" = 3, (d) = 4, "e${f}" = 5, 6 = 7, g.h = 8 }
objects3 = {
  a = 1
  b = { c = [
    1
  ] }

  # a note
  d = "e",
  f : "g"
}
for1      = [for x in y : x]
for2      = [for i, x in y : "${i}-${x}" if x != ""]
for3      = { for k, v in m : k => v }
for4      = { for k, v in m : v => k... if k != v }
for5 = [
  for x in [1, 2] :
  x * 2
  if x > 1
]
for6      = [for x in { for y in z : y => y } : [for q in x : q]]
mixed     = a ? [for x in b : x.c] : [d[*].e == 1, f(g...)]
