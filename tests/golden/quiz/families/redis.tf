variable "plain_port" {
  type    = bool
  default = false
}
resource "azurerm_redis_cache" "main" {
  name                 = "shop-cache"
  sku_name             = "Standard"
  family               = "C"
  capacity             = 1
  non_ssl_port_enabled = var.plain_port
}
