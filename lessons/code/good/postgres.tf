# The same shop, ready for production.  Where it differs
# from ../postgres.tf, a comment says what stands there.

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
  sensitive   = true # hidden on screen
  ephemeral   = true # and in no state or plan; was not there
}

locals {
  name = "shop"
  tags = { app = "shop", stage = "prod" }

  # Whom both services let in, first and last address.  The
  # names are such that Redis takes them too: no hyphen.
  allowed = {
    office  = { first = "203.0.113.64", last = "203.0.113.127" }
    web_app = { first = "198.51.100.7", last = "198.51.100.7" }
  }
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

  sku_name   = "GP_Standard_D2s_v3" # was Burstable: no HA
  storage_mb = 65536                # 64 GiB; can only grow

  administrator_login = "shopadmin"
  # Was administrator_password, which the state keeps.  Raise
  # the number to send a new password.
  administrator_password_wo         = var.admin_password
  administrator_password_wo_version = 1

  backup_retention_days = 14 # was 7

  # The rules below decide.  Once a private endpoint is
  # there, say false.
  public_network_access_enabled = true

  # A second server in another zone.
  high_availability {
    mode                      = "ZoneRedundant"
    standby_availability_zone = "2"
  }

  # Sunday, 02:00 UTC.
  maintenance_window {
    day_of_week  = 0
    start_hour   = 2
    start_minute = 0
  }

  tags = local.tags

  # Was not there.
  lifecycle {
    prevent_destroy = true

    # After a failover the zones have changed places.
    ignore_changes = [
      zone,
      high_availability[0].standby_availability_zone,
    ]
  }
}

# Guards the server even where the code is gone.
resource "azurerm_management_lock" "db" {
  name       = "no-delete"
  scope      = azurerm_postgresql_flexible_server.db.id
  lock_level = "CanNotDelete"
}

resource "azurerm_postgresql_flexible_server_database" "app" {
  name      = "app"
  server_id = azurerm_postgresql_flexible_server.db.id
  charset   = "UTF8"
  collation = "en_US.utf8"
}

# Were azure_services (all of Azure) and allow_all (all of
# the internet).
resource "azurerm_postgresql_flexible_server_firewall_rule" "allowed" {
  for_each = local.allowed

  name             = each.key
  server_id        = azurerm_postgresql_flexible_server.db.id
  start_ip_address = each.value.first
  end_ip_address   = each.value.last
}

# TLS needs no line here: require_secure_transport is on
# unless somebody turns it off.

output "database_host" {
  value = azurerm_postgresql_flexible_server.db.fqdn
}
