using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Ombud.App.Data.Migrations.Generated.Sqlite
{
    /// <inheritdoc />
    public partial class Clocks : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateOnly>(
                name: "JournalGapSince",
                table: "Cases",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "JournalGaps",
                table: "Cases",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "PromisedDays",
                table: "Cases",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "WaitedDays",
                table: "Cases",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "WaitingFor",
                table: "Cases",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "WaitingSince",
                table: "Cases",
                type: "TEXT",
                nullable: true);

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
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
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
        }
    }
}
