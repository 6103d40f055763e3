# A change for production, sent to you for review.
resource "azurerm_postgresql_flexible_server" "db" {
  name                = "shop-db"
  resource_group_name = "shop-rg"
  location            = "westeurope"
  version             = "17"
  sku_name            = "B_Standard_B1ms"
  storage_mb          = 32768 # was 65536

  high_availability {
    mode = "ZoneRedundant"
  }
}

resource "azurerm_postgresql_flexible_server_firewall_rule" "allow_all" {
  name             = "allow_all"
  server_id        = azurerm_postgresql_flexible_server.db.id
  start_ip_address = "0.0.0.0"
  end_ip_address   = "255.255.255.255"
}
