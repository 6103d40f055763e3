# The office has the block 203.0.113.64/26, 64 addresses.
resource "azurerm_postgresql_flexible_server" "db" {
  name                = "shop-dev-db"
  resource_group_name = "shop-dev-rg"
  location            = "westeurope"
  version             = "17"
  sku_name            = "B_Standard_B1ms"
}

resource "azurerm_postgresql_flexible_server_firewall_rule" "office" {
  name             = "office"
  server_id        = azurerm_postgresql_flexible_server.db.id
  start_ip_address = "203.0.113.64/26"
  end_ip_address   = "203.0.113.64/26"
}
