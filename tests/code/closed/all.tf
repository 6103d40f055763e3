# Everything odd that a value may hold.
resource "azurerm_postgresql_flexible_server" "db" {
  sku_name                      = "**GP** | `x` <b>"
  version                       = "1\u001b[31m6\n7"
  public_network_access_enabled = false
  zone                          = "[a](b.md)"
  dynamic "high_availability" {
    for_each = var.ha
    content {
      mode = high_availability.value
    }
  }
}

resource "azurerm_postgresql_flexible_server_firewall_rule" "office" {
  for_each         = { berlin = "198.51.100.7", "o|s`l*o" = "198.51.100.9" }
  name             = each.key
  server_id        = azurerm_postgresql_flexible_server.db.id
  start_ip_address = each.value
  end_ip_address   = each.value
}

resource "azurerm_postgresql_flexible_server_configuration" "tls" {
  name      = "require_secure_transport"
  server_id = azurerm_postgresql_flexible_server.db.id
  value     = "OFF"
}

resource "azurerm_redis_cache" "a" {
  sku_name = var.sku
  family   = "C"
  capacity = 1
  redis_configuration {
    maxmemory_policy = local.policy
  }
}

resource "azurerm_redis_cache" "b" {
}

locals {
  policy = "allkeys-lru"
}
