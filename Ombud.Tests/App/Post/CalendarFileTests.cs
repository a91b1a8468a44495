// What is written into a calendar file is read back as it was, and no text breaks out of its field.
using CsCheck;
using Ombud.App.Post;
using Ombud.Domain.Dossiers;
using Ombud.Tests.Fixtures;

namespace Ombud.Tests.App.Post;

[Trait(Needs.Database, Needs.None)]
public sealed class CalendarFileTests
{
    static readonly DateTimeOffset Now = new(2026, 11, 23, 8, 41, 0, TimeSpan.Zero);

    static readonly Gen<string> Text = Gen.OneOf(
            Gen.String, Gen.Const("A;B,C\\n:D\"E"), Gen.Const("Æbleskiver\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:Falsk"), Gen.Const(new string('ø', 300)), Gen.Const("BEGIN:VALARM"))
        .Select(text => PlainText.Clean(text, multiline: true) ?? "x");

    [Fact]
    public void Whatever_a_text_holds_it_comes_back_as_one_text_of_one_entry() =>
        Gen.Select(Text, Text, Gen.Int[0, 1000], Gen.Bool).Sample((summary, description, revision, isAllDay) =>
        {
            var entry = new CalendarEntry("2026-00042-answer-20261207@ombud", summary, description, revision, Now);
            entry = isAllDay ? entry with { On = new(2026, 12, 7) } : entry with { At = Now };
            var file = CalendarFile.Feed("Frister", [entry]);
            var read = Assert.Single(Ical.Net.Calendar.Load(file)!.Events);
            Assert.Equal((entry.Id, summary, description, revision), (read.Uid, read.Summary, read.Description, read.Sequence));
            Assert.Equal(Now.UtcDateTime, read.LastModified!.AsUtc);
            Assert.Empty(read.Alarms);
            Assert.All(file.Split("\r\n"), line => Assert.True(System.Text.Encoding.UTF8.GetByteCount(line) <= 300));
        }, iter: 300);

    [Theory]
    [InlineData("2026-03-29T00:30:00Z"), InlineData("2026-03-29T01:30:00Z"), InlineData("2026-10-25T00:30:00Z"), InlineData("2026-10-25T01:30:00Z")]
    public void A_time_is_the_same_moment_on_both_sides_of_a_clock_change(string moment)
    {
        var at = DateTimeOffset.Parse(moment, System.Globalization.CultureInfo.InvariantCulture);
        var read = Assert.Single(Ical.Net.Calendar.Load(CalendarFile.Feed("Frister", [new("x@ombud", "Møde", null, 1, Now) { At = at }]))!.Events);
        Assert.Equal((at.UtcDateTime, at.UtcDateTime.AddHours(1)), (read.DtStart!.AsUtc, read.DtEnd!.AsUtc));
    }

    [Fact]
    public void A_calendar_without_entries_is_one_all_the_same() => Assert.Empty(Ical.Net.Calendar.Load(CalendarFile.Feed("Frister", []))!.Events);
}
