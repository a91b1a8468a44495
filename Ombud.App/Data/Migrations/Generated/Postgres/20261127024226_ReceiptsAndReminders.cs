using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Ombud.App.Data.Migrations.Generated.Postgres
{
    /// <inheritdoc />
    public partial class ReceiptsAndReminders : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Reminders_SentAt",
                table: "Reminders");

            migrationBuilder.DropColumn(
                name: "SentAt",
                table: "Reminders");

            migrationBuilder.AddColumn<DateOnly>(
                name: "ReceiptBy",
                table: "Outbox",
                type: "date",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_Outbox_ReceiptBy",
                table: "Outbox",
                column: "ReceiptBy",
                filter: "\"ReceiptBy\" IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Outbox_ReceiptBy",
                table: "Outbox");

            migrationBuilder.DropColumn(
                name: "ReceiptBy",
                table: "Outbox");

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "SentAt",
                table: "Reminders",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_Reminders_SentAt",
                table: "Reminders",
                column: "SentAt",
                filter: "\"SentAt\" IS NULL");
        }
    }
}
