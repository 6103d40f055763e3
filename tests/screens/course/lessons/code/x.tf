# A small file.
resource "x" "y" {
  a   = 1
  foo = "bar"
}
