using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Ombud.App.Data.Migrations.Generated.Postgres
{
    /// <inheritdoc />
    public partial class Registers : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "Breaches",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    DiscoveredAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Notification = table.Column<int>(type: "integer", nullable: true),
                    NotifiedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Persons = table.Column<int>(type: "integer", nullable: true),
                    PersonsOn = table.Column<DateOnly>(type: "date", nullable: true),
                    CaseId = table.Column<long>(type: "bigint", nullable: true),
                    Handler = table.Column<string>(type: "text", nullable: false),
                    AddedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Breaches", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Breaches_Cases_CaseId",
                        column: x => x.CaseId,
                        principalTable: "Cases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "OfficeRequests",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    Kind = table.Column<int>(type: "integer", nullable: false),
                    ReceivedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    DueOn = table.Column<DateOnly>(type: "date", nullable: false),
                    ToldOn = table.Column<DateOnly>(type: "date", nullable: true),
                    ExpectedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    AnsweredOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Answer = table.Column<int>(type: "integer", nullable: true),
                    CaseId = table.Column<long>(type: "bigint", nullable: true),
                    Handler = table.Column<string>(type: "text", nullable: false),
                    AddedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OfficeRequests", x => x.Id);
                    table.ForeignKey(
                        name: "FK_OfficeRequests_Cases_CaseId",
                        column: x => x.CaseId,
                        principalTable: "Cases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "RegisterTexts",
                columns: table => new
                {
                    Register = table.Column<int>(type: "integer", nullable: false),
                    EntryId = table.Column<long>(type: "bigint", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    Kind = table.Column<int>(type: "integer", nullable: false),
                    By = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Epoch = table.Column<int>(type: "integer", nullable: false),
                    Content = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RegisterTexts", x => new { x.Register, x.EntryId, x.Number });
                });

            migrationBuilder.CreateIndex(
                name: "IX_Breaches_CaseId",
                table: "Breaches",
                column: "CaseId");

            migrationBuilder.CreateIndex(
                name: "IX_OfficeRequests_AnsweredOn",
                table: "OfficeRequests",
                column: "AnsweredOn");

            migrationBuilder.CreateIndex(
                name: "IX_OfficeRequests_CaseId",
                table: "OfficeRequests",
                column: "CaseId");

            migrationBuilder.CreateIndex(
                name: "IX_RegisterTexts_Epoch",
                table: "RegisterTexts",
                column: "Epoch");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Breaches");

            migrationBuilder.DropTable(
                name: "OfficeRequests");

            migrationBuilder.DropTable(
                name: "RegisterTexts");
        }
    }
}
