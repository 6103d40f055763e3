resource "azurerm_postgresql_flexible_server" "db" {
  sku_name   = "GP_Standard_D2s_v3"
  storage_mb = 32768
}

resource "azurerm_postgresql_flexible_server_firewall_rule" "all" {
  server_id        = azurerm_postgresql_flexible_server.db.id
  start_ip_address = "0.0.0.0"
  end_ip_address   = "255.255.255.255"
}
