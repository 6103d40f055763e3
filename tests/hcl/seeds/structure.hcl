/* Blocks and what may stand around them. */
top = 1
block {}
block { }
block { a = 1 }
block {
}
labels "one" two "th\"ree" four-4 {
  a = 1 # note
  b = 2 // note
  /* before */ c = 3 /* after */
  inner {
    deeper "x" { y = [1,
      2] }
    deeper "x" {
      y = 1

      z = {
        k = "v"
      }
    }
  }

  last = "x"
}
_under-score { x- = 1 }
quoted "$${not} %%{a} template" {
}
resource "t" "n" { # a note
  dynamic "rule" {
    for_each = var.rules
    content {
      first = rule.value["first"]
    }
  }
  lifecycle { ignore_changes = [tags["x"], name] }
  provisioner "local" "x" { /* c */ command = "x" }
}
# the last line has a note and no line break
end = 1 # here