using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Ombud.App.Data.Migrations.Generated.Postgres
{
    /// <inheritdoc />
    public partial class PostInTheMorning : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "ToPlace",
                table: "Digests",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "Unreadable",
                table: "Digests",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateIndex(
                name: "IX_Incoming_DecidedAt",
                table: "Incoming",
                column: "DecidedAt",
                filter: "\"State\" = 2 AND \"Wrapped\" IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Incoming_DecidedAt",
                table: "Incoming");

            migrationBuilder.DropColumn(
                name: "ToPlace",
                table: "Digests");

            migrationBuilder.DropColumn(
                name: "Unreadable",
                table: "Digests");
        }
    }
}
