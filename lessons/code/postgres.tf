# The database of a small web shop, as a learner might have
# it.  "Fault" marks what Module 4 talks about.

terraform {
  required_version = ">= 1.11"

  required_providers {
    azurerm = {
      source  = "hashicorp/azurerm"
      version = "~> 5.0"
    }
  }
}

provider "azurerm" {
  features {}
  subscription_id = var.subscription_id

  # azurerm 5 registers nothing unless it is asked to.
  resource_providers_to_register = [
    "Microsoft.Cache",
    "Microsoft.DBforPostgreSQL",
  ]
}

variable "subscription_id" {
  type        = string
  description = "The Azure subscription that pays."
}

variable "location" {
  type    = string
  default = "westeurope"
}

variable "admin_password" {
  type        = string
  description = "Password of the database administrator."
  sensitive   = true # hidden on screen, readable in state
}

locals {
  name = "shop-dev"
  tags = { app = "shop", stage = "dev" }
}

resource "azurerm_resource_group" "rg" {
  name     = "${local.name}-rg"
  location = var.location
  tags     = local.tags
}

# The server: the machine, its disk, its updates.
resource "azurerm_postgresql_flexible_server" "db" {
  name                = "${local.name}-db"
  resource_group_name = azurerm_resource_group.rg.name
  location            = azurerm_resource_group.rg.location
  version             = "17"
  zone                = "1"

  sku_name   = "B_Standard_B1ms" # 1 vCore, 2 GiB, no HA
  storage_mb = 32768             # 32 GiB; can only grow

  administrator_login = "shopadmin"
  # Fault: this way the password is kept in the state too.
  administrator_password = var.admin_password

  backup_retention_days = 7

  # Who may connect is decided by the rules below.  This
  # is the default; to close the door, say false.
  public_network_access_enabled = true

  # Sunday, 02:00 UTC.
  maintenance_window {
    day_of_week  = 0
    start_hour   = 2
    start_minute = 0
  }

  tags = local.tags

  # Fault: nothing here guards against a destroy.
}

resource "azurerm_postgresql_flexible_server_database" "app" {
  name      = "app"
  server_id = azurerm_postgresql_flexible_server.db.id
  charset   = "UTF8"
  collation = "en_US.utf8"
}

# Fault: this admits every address that Azure owns, and so
# other people's machines as well.
resource "azurerm_postgresql_flexible_server_firewall_rule" "azure_services" {
  name             = "azure-services"
  server_id        = azurerm_postgresql_flexible_server.db.id
  start_ip_address = "0.0.0.0"
  end_ip_address   = "0.0.0.0"
}

# Fault: "my laptop", meant well: all of the internet.
resource "azurerm_postgresql_flexible_server_firewall_rule" "allow_all" {
  name             = "allow_all"
  server_id        = azurerm_postgresql_flexible_server.db.id
  start_ip_address = "0.0.0.0"
  end_ip_address   = "255.255.255.255"
}

# The rule that was wanted: one address, start and end.
# resource "azurerm_postgresql_flexible_server_firewall_rule" "laptop" {
#   name             = "laptop"
#   server_id        = azurerm_postgresql_flexible_server.db.id
#   start_ip_address = "203.0.113.45"
#   end_ip_address   = "203.0.113.45"
# }

# TLS needs no line here: require_secure_transport is on
# unless somebody turns it off.

output "database_host" {
  value = azurerm_postgresql_flexible_server.db.fqdn
}
