variable "office" {
  type    = string
  default = "203.0.113.7"
}
locals {
  server = azurerm_postgresql_flexible_server.main.id
  sites  = { berlin = "198.51.100.4", wien = "198.51.100.9" }
}
resource "azurerm_postgresql_flexible_server" "main" {
  name     = "shop-${var.stage}-db"
  sku_name = "GP_Standard_D2ds_v5"
  public_network_access_enabled = var.closed ? false : true
  maintenance_window { day_of_week = 0 }
}
resource "azurerm_postgresql_flexible_server_firewall_rule" "site" {
  for_each         = { for k, v in local.sites : k => v if v != "" }
  name             = "site-${each.key}"
  server_id        = local.server
  start_ip_address = each.value
  end_ip_address   = cidrhost("${each.value}/32", 0)
}
resource "azurerm_redis_firewall_rule" "all" {
  count            = length(toset(["a", "b"]))
  redis_cache_name = azurerm_redis_cache.main[count.index].name
  start_ip         = element(split("-", "0.0.0.0-255.255.255.255"), 0)
}
output "url" {
  value = join("", ["rediss://:", urlencode(azurerm_redis_cache.main.primary_access_key)])
}
