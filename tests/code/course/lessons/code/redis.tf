resource "azurerm_redis_cache" "main" {
  sku_name = "Basic"
  family   = "C"
  capacity = 0
}
