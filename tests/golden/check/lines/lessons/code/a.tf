resource "a" "b" {
  sku_name = "Basic"
  capacity = 0
}
