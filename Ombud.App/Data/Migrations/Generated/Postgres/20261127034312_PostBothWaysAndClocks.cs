using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Ombud.App.Data.Migrations.Generated.Postgres
{
    /// <inheritdoc />
    public partial class PostBothWaysAndClocks : Migration
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

            migrationBuilder.AddColumn<DateOnly>(
                name: "JournalGapSince",
                table: "Cases",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "JournalGaps",
                table: "Cases",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "PromisedDays",
                table: "Cases",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "WaitedDays",
                table: "Cases",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "WaitingFor",
                table: "Cases",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "WaitingSince",
                table: "Cases",
                type: "date",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "Incoming",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Seen = table.Column<byte[]>(type: "bytea", nullable: false),
                    Channel = table.Column<int>(type: "integer", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    TakenAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    State = table.Column<int>(type: "integer", nullable: false),
                    Unreadable = table.Column<int>(type: "integer", nullable: true),
                    Match = table.Column<int>(type: "integer", nullable: false),
                    SuggestedId = table.Column<long>(type: "bigint", nullable: true),
                    CaseId = table.Column<long>(type: "bigint", nullable: true),
                    Reason = table.Column<int>(type: "integer", nullable: true),
                    DecidedBy = table.Column<string>(type: "text", nullable: true),
                    DecidedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Sender = table.Column<long>(type: "bigint", nullable: true),
                    Epoch = table.Column<int>(type: "integer", nullable: false),
                    Wrapped = table.Column<byte[]>(type: "bytea", nullable: true),
                    Content = table.Column<byte[]>(type: "bytea", nullable: true)
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
                    DocumentId = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    IncomingId = table.Column<Guid>(type: "uuid", nullable: false),
                    Content = table.Column<byte[]>(type: "bytea", nullable: false)
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
                name: "IX_Outbox_ReceiptBy",
                table: "Outbox",
                column: "ReceiptBy",
                filter: "\"ReceiptBy\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Cases_JournalGapSince",
                table: "Cases",
                column: "JournalGapSince",
                filter: "\"JournalGapSince\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Cases_Told",
                table: "Cases",
                columns: new[] { "ClockMonth", "Department", "ToldOn", "OriginalDueOn", "AnsweredOn", "IsOpen" },
                filter: "\"ToldOn\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Cases_Waited",
                table: "Cases",
                columns: new[] { "ClockMonth", "Department", "WaitedDays", "WaitingSince", "AnsweredOn", "FirstReplyOn", "IsOpen" },
                filter: "\"WaitedDays\" > 0");

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

            migrationBuilder.DropIndex(
                name: "IX_Outbox_ReceiptBy",
                table: "Outbox");

            migrationBuilder.DropIndex(
                name: "IX_Cases_JournalGapSince",
                table: "Cases");

            migrationBuilder.DropIndex(
                name: "IX_Cases_Told",
                table: "Cases");

            migrationBuilder.DropIndex(
                name: "IX_Cases_Waited",
                table: "Cases");

            migrationBuilder.DropColumn(
                name: "ReceiptBy",
                table: "Outbox");

            migrationBuilder.DropColumn(
                name: "JournalGapSince",
                table: "Cases");

            migrationBuilder.DropColumn(
                name: "JournalGaps",
                table: "Cases");

            migrationBuilder.DropColumn(
                name: "PromisedDays",
                table: "Cases");

            migrationBuilder.DropColumn(
                name: "WaitedDays",
                table: "Cases");

            migrationBuilder.DropColumn(
                name: "WaitingFor",
                table: "Cases");

            migrationBuilder.DropColumn(
                name: "WaitingSince",
                table: "Cases");

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
