plain   = "text"
empty   = ""
escapes = "tab\t nl\n cr\r quote\" back\\ u\u00e9 U\U0001F600 $${x} %%{y} $x %y $ % $$ $$$${z}"
wrap    = "${x}"
mixed   = "a${x}b${y.z}c"
inner   = "a${f("b${c}")}d"
strip   = "a ${~ x ~} b ${y ~} c"
object  = "${ { a = 1 }.a } ${[for k in l : k][0]}"
lines   = "${
  x
}"
if1     = "%{ if a }yes%{ endif }"
if2     = "x%{ if a == 1 ~} yes %{ else } no %{~ endif }y"
if3     = "%{if a}%{if b}1%{else}2%{endif}%{else}%{endif}"
for1    = "%{ for x in y }${x},%{ endfor }"
for2    = "%{ for k, v in y ~}${k}=${v} %{~ endfor }"
for3    = "%{ for x in y }%{ endfor }"
heredoc = <<EOT
first ${x}
  second $${no} \n "quoted"
EOT
flush = <<-EOT
    four
      six
    ${x} four

    last
    EOT
nested = <<-A-B
  ${f(<<IN
inner
IN
  )}
  %{ if x }
  yes
  %{ else }
  no
  %{ endif ~}
  %{ for a in b ~}
    ${a}
  %{ endfor ~}
  A-B
none = <<EOT
EOT
after = [<<EOT
x
EOT
, 1]
EOT_like = <<EOT
 EOTx
xEOT
${"EOT"}EOT
	EOT  
end = 1
