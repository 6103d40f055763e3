variable "office_ip" {
  type = string
}

resource "azurerm_resource_group" "rg" {
  name     = "team-rg"
  location = "northeurope"
}

resource "azurerm_postgresql_flexible_server" "main" {
  name                = "team-db"
  resource_group_name = azurerm_resource_group.rg.name
  location            = azurerm_resource_group.rg.location
  storage_mb          = 65536
  sku_name            = "GP_Standard_D2s_v3"

  backup_retention_days = 14
  high_availability {
    mode = "ZoneRedundant"
  }
}
