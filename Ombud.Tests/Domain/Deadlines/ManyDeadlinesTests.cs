// Random deadlines, a million in the long run, counted twice: by the calendar of the app and by another that shares nothing with it.
using Ombud.Domain.Deadlines;
using Ombud.Tests.Fixtures;

namespace Ombud.Tests.Domain.Deadlines;

public sealed class ManyDeadlinesTests
{
    const int Seed = 20_261_126;

    static readonly int Deadlines = ReliabilityReport.IsLong ? 1_000_000 : 200_000;

    /// <summary>Every way in which the four closing days can be switched.</summary>
    static readonly OfficeClosingDay[][] Switches =
        [.. Enumerable.Range(0, 16).Select(bits => Enum.GetValues<OfficeClosingDay>().Where((_, i) => (bits >> i & 1) == 1).ToArray())];

    [Fact]
    public void Two_ways_of_counting_agree_on_all_of_them()
    {
        var random = new Random(Seed);
        var (calendars, others) = (Switches.Select(s => new WorkingCalendar(s)).ToArray(), Switches.Select(s => new OtherCalendar(s)).ToArray());
        for (var i = 0; i < Deadlines; i++)
        {
            var which = random.Next(Switches.Length);
            var receivedOn = Received(random, i);
            var days = random.Next(1, 41);
            (DateOnly From, DateOnly To)[] closures = [.. Enumerable.Range(0, random.Next(4)).Select(_ => Closure(random, receivedOn))];
            var calendar = closures.Aggregate(calendars[which], (open, closure) => open.WithClosure(closure.From, closure.To));
            var (original, current) = (ResponseDeadline.OriginalDueOn(receivedOn, days, calendar), ResponseDeadline.CurrentDueOn(receivedOn, days, calendar));
            if (original == others[which].Due(receivedOn, days, []) && current == others[which].Due(receivedOn, days, closures)
                && calendar.WorkingDaysBetween(receivedOn, current!.Value) == days && calendar.IsWorkingDay(current.Value)) continue;
            Assert.Fail($"Deadline {i} of seed {Seed}: {days} days from {receivedOn:O}, closed {string.Join(' ', closures)}, closing days {string.Join(' ', Switches[which])}: {original:O} and {current:O}.");
        }
        ReliabilityReport.Append("Deadlines counted twice", Seed, ("Random deadlines, with closures and every switch of the closing days", $"{Deadlines}"), ("On which the two ways of counting differ", "0"));
    }

    [Fact]
    public void Every_day_of_the_explanation_says_of_itself_what_the_other_calendar_finds()
    {
        var (random, others) = (new Random(Seed), Switches.Select(s => new OtherCalendar(s)).ToArray());
        for (var i = 0; i < Deadlines / 100; i++)
        {
            var which = random.Next(Switches.Length);
            var (receivedOn, days) = (Received(random, i), random.Next(1, 41));
            var closure = Closure(random, receivedOn);
            var calendar = new WorkingCalendar(Switches[which], [new(closure.From, closure.To)]);
            var due = others[which].Due(receivedOn, days, [closure]);
            var counted = ResponseDeadline.Count(receivedOn, due, calendar);
            Assert.Equal(Enumerable.Range(1, days), counted.Where(d => d.Kind is DayKind.Counted).Select(d => d.Number!.Value));
            Assert.Equal(due, counted.Last(d => d.Kind is DayKind.Counted).Date);
            Assert.All(counted.Where(d => d.Kind is DayKind.Counted), d => Assert.False(d.Date >= closure.From && d.Date <= closure.To));
            Assert.Equal(counted[^1].Date.DayNumber - counted[0].Date.DayNumber + 1, counted.Count);
        }
    }

    [Fact]
    public void Easter_is_the_same_by_the_golden_number() =>
        Assert.All(Enumerable.Range(1900, 300), year => Assert.Equal(OtherCalendar.Easter(year), DanishHolidays.EasterSunday(year)));

    /// <summary>Any day of a hundred years; every tenth a leap day or a day on which clocks change.</summary>
    static DateOnly Received(Random random, int i) => (i % 20) switch
    {
        0 => new(2000 + (4 * random.Next(25)), 2, 29),
        10 => LastSunday(random.Next(2020, 2041), random.Next(2) == 0 ? 3 : 10),
        _ => new DateOnly(2000, 1, 1).AddDays(random.Next(36_525)),
    };

    static DateOnly LastSunday(int year, int month)
    {
        var last = new DateOnly(year, month, 31);
        return last.AddDays(-(int)last.DayOfWeek);
    }

    static (DateOnly From, DateOnly To) Closure(Random random, DateOnly around)
    {
        var from = around.AddDays(random.Next(-20, 60));
        return (from, from.AddDays(random.Next(30)));
    }
}
