using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Ombud.App.Data.Migrations.Generated.Sqlite
{
    /// <inheritdoc />
    public partial class PointsOnCases : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "AnyAdmitted",
                table: "Cases",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<int>(
                name: "PointCount",
                table: "Cases",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            // Cases that are there already are told what their points say.
            migrationBuilder.Sql("""
                UPDATE "Cases" SET
                    "PointCount" = (SELECT COUNT(*) FROM "Points" AS p WHERE p."CaseId" = "Cases"."Id"),
                    "AnyAdmitted" = EXISTS (SELECT 1 FROM "Points" AS p WHERE p."CaseId" = "Cases"."Id" AND p."Admitted")
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "AnyAdmitted",
                table: "Cases");

            migrationBuilder.DropColumn(
                name: "PointCount",
                table: "Cases");
        }
    }
}
