using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Ombud.App.Data.Migrations.Generated.Postgres
{
    /// <inheritdoc />
    public partial class Digests : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Email",
                table: "Staff",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "ReplyBy",
                table: "Letters",
                type: "date",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "Digests",
                columns: table => new
                {
                    MessageId = table.Column<Guid>(type: "uuid", nullable: false),
                    Day = table.Column<DateOnly>(type: "date", nullable: false),
                    Staff = table.Column<string>(type: "text", nullable: false),
                    Overdue = table.Column<int>(type: "integer", nullable: false),
                    DueToday = table.Column<int>(type: "integer", nullable: false),
                    Soon = table.Column<int>(type: "integer", nullable: false),
                    CallBacks = table.Column<int>(type: "integer", nullable: false),
                    ToApprove = table.Column<int>(type: "integer", nullable: false),
                    ToPrint = table.Column<int>(type: "integer", nullable: false),
                    FailedLetters = table.Column<int>(type: "integer", nullable: false),
                    State = table.Column<int>(type: "integer", nullable: false),
                    QueuedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Attempts = table.Column<int>(type: "integer", nullable: false),
                    NextAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Problem = table.Column<int>(type: "integer", nullable: true),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Digests", x => x.MessageId);
                    table.ForeignKey(
                        name: "FK_Digests_Staff_Staff",
                        column: x => x.Staff,
                        principalTable: "Staff",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Letters_ReplyBy",
                table: "Letters",
                column: "ReplyBy",
                filter: "\"ReplyBy\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Digests_Day_Staff",
                table: "Digests",
                columns: new[] { "Day", "Staff" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Digests_NextAt",
                table: "Digests",
                column: "NextAt",
                filter: "\"NextAt\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Digests_Staff",
                table: "Digests",
                column: "Staff");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Digests");

            migrationBuilder.DropIndex(
                name: "IX_Letters_ReplyBy",
                table: "Letters");

            migrationBuilder.DropColumn(
                name: "Email",
                table: "Staff");

            migrationBuilder.DropColumn(
                name: "ReplyBy",
                table: "Letters");
        }
    }
}
