# Who may reach the shop's database: a name, a first and a
# last address for each door.
locals {
  doors = {
    office = ["203.0.113.64", "203.0.113.127"]
    guests = ["203.0.113.128", "203.0.113.255"]
  }
}

resource "azurerm_postgresql_flexible_server" "db" {
  name                = "shop-dev-db"
  resource_group_name = "shop-dev-rg"
  location            = "westeurope"
  version             = "17"
  sku_name            = "B_Standard_B1ms"
}

resource "azurerm_postgresql_flexible_server_firewall_rule" "door" {
  for_each = local.doors

  name             = each.key
  server_id        = azurerm_postgresql_flexible_server.db.id
  start_ip_address = each.value[0]
  end_ip_address   = each.value[1]
}
