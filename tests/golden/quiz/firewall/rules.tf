resource "azurerm_postgresql_flexible_server_firewall_rule" "block" {
  name             = "block"
  server_id        = azurerm_postgresql_flexible_server.main.id
  start_ip_address = "203.0.113.64"
  end_ip_address   = "203.0.113.127"
}

resource "azurerm_postgresql_flexible_server_firewall_rule" "home" {
  name             = "home"
  server_id        = azurerm_postgresql_flexible_server.main.id
  start_ip_address = "198.51.100.7"
  end_ip_address   = "198.51.100.7"
}
