# Which address the office has is not said in this file.
variable "office" {
  type        = string
  description = "The public address of the office."
}

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
  start_ip_address = var.office
  end_ip_address   = var.office
}
