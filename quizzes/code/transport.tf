# "Just for the test", somebody wrote, a year ago.
resource "azurerm_postgresql_flexible_server" "db" {
  name                = "shop-dev-db"
  resource_group_name = "shop-dev-rg"
  location            = "westeurope"
  version             = "17"
  sku_name            = "B_Standard_B1ms"
}

resource "azurerm_postgresql_flexible_server_configuration" "tls" {
  name      = "require_secure_transport"
  server_id = azurerm_postgresql_flexible_server.db.id
  value     = "off"
}
