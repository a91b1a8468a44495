using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Ombud.App.Data.Migrations.Generated.Sqlite
{
    /// <inheritdoc />
    public partial class Incoming : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "Incoming",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Seen = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Channel = table.Column<int>(type: "INTEGER", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    TakenAt = table.Column<long>(type: "INTEGER", nullable: false),
                    State = table.Column<int>(type: "INTEGER", nullable: false),
                    Unreadable = table.Column<int>(type: "INTEGER", nullable: true),
                    Match = table.Column<int>(type: "INTEGER", nullable: false),
                    SuggestedId = table.Column<long>(type: "INTEGER", nullable: true),
                    CaseId = table.Column<long>(type: "INTEGER", nullable: true),
                    Reason = table.Column<int>(type: "INTEGER", nullable: true),
                    DecidedBy = table.Column<string>(type: "TEXT", nullable: true),
                    DecidedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Sender = table.Column<long>(type: "INTEGER", nullable: true),
                    Epoch = table.Column<int>(type: "INTEGER", nullable: false),
                    Wrapped = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Content = table.Column<byte[]>(type: "BLOB", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Incoming", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Incoming_Cases_CaseId",
                        column: x => x.CaseId,
                        principalTable: "Cases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Incoming_Cases_SuggestedId",
                        column: x => x.SuggestedId,
                        principalTable: "Cases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "IncomingChunks",
                columns: table => new
                {
                    DocumentId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    IncomingId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Content = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_IncomingChunks", x => new { x.DocumentId, x.Number });
                    table.ForeignKey(
                        name: "FK_IncomingChunks_Incoming_IncomingId",
                        column: x => x.IncomingId,
                        principalTable: "Incoming",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Incoming_CaseId",
                table: "Incoming",
                column: "CaseId");

            migrationBuilder.CreateIndex(
                name: "IX_Incoming_Epoch",
                table: "Incoming",
                column: "Epoch",
                filter: "\"Wrapped\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Incoming_Seen",
                table: "Incoming",
                column: "Seen",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Incoming_Sender",
                table: "Incoming",
                column: "Sender",
                filter: "\"Sender\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Incoming_State_At",
                table: "Incoming",
                columns: new[] { "State", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_Incoming_SuggestedId",
                table: "Incoming",
                column: "SuggestedId");

            migrationBuilder.CreateIndex(
                name: "IX_IncomingChunks_IncomingId",
                table: "IncomingChunks",
                column: "IncomingId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "IncomingChunks");

            migrationBuilder.DropTable(
                name: "Incoming");
        }
    }
}
