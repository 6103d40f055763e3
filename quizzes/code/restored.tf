# "db" has the broken tables.  "db_2" was restored from it.
resource "azurerm_postgresql_flexible_server" "db" {
  name                = "shop-db"
  resource_group_name = "shop-rg"
  location            = "westeurope"
  sku_name            = "GP_Standard_D2s_v3"
}

resource "azurerm_postgresql_flexible_server" "db_2" {
  name                = "shop-db-2"
  resource_group_name = "shop-rg"
  location            = "westeurope"
  sku_name            = "GP_Standard_D2s_v3"
}

resource "azurerm_postgresql_flexible_server_firewall_rule" "app" {
  name             = "app"
  server_id        = azurerm_postgresql_flexible_server.db.id
  start_ip_address = "198.51.100.20"
  end_ip_address   = "198.51.100.23"
}
