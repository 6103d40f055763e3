resource "azurerm_postgresql_flexible_server" "db" {
  name       = "shop-db"
  version    = "17"
  sku_name   = "B_Standard_B1ms"
  storage_mb = 32768
}

resource "azurerm_postgresql_flexible_server_firewall_rule" "allow_all" {
  name             = "allow_all"
  server_id        = azurerm_postgresql_flexible_server.db.id
  start_ip_address = "0.0.0.0"
  end_ip_address   = "255.255.255.255"
}
