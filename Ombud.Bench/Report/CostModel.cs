// What all municipalities together would cost, computed from measured figures and assumptions that are written beside the result.
using System.Globalization;
using System.Text;

namespace Ombud.Bench.Report;

/// <param name="Cases">New ones a year.</param>
/// <param name="Contacts">A year; each opens a case or joins one.</param>
/// <param name="Boards">Open at the same time.</param>
sealed record Country(string Name, double Cases, double Contacts, double Boards);

/// <summary>What one of each costs. Processor time in milliseconds.</summary>
/// <param name="Redraw">One open board, one change.</param>
/// <param name="DiskOfCase">KiB with its whole history, its share of keys, indexes and log among it.</param>
/// <param name="Empty">MiB of the app without cases.</param>
/// <param name="IndexOfCase">KiB of memory that one more case takes.</param>
/// <param name="Board">MB of memory that one more open board takes.</param>
sealed record UnitCosts(double Registration, double Change, double Look, double Search, double FirstPaint, double Redraw, double DiskOfCase, double Empty, double IndexOfCase, double Board)
{
    /// <summary>Null: not all that is needed was measured in this run.</summary>
    public static UnitCosts? From(IReadOnlyCollection<Figure> figures, int cases)
    {
        double? Processor(string name) => Find(name)?.Processor;
        double? Value(string name) => Find(name)?.Value;
        Figure? Find(string name) => figures.FirstOrDefault(f => f.Name.StartsWith(name, StringComparison.Ordinal));
        return (Processor(Names.Register), Processor(Names.Change), Processor(Names.CasePage), Processor(Names.SearchWord), Processor(Names.FirstPaint)) is ({ } register, { } change, { } look, { } search, { } paint)
            && (Value(Names.Redraw), Value(Names.DiskOfCase), Value(Names.AtRest), Value(Names.AtRestSmall), Value(Names.BoardMemory)) is ({ } redraw, { } disk, { } full, { } empty, { } board)
            ? new(register, change, look, search, paint, redraw, disk, empty, Math.Max(0, full - empty) * 1024 / cases, board)
            : null;
    }
}

static class CostModel
{
    const double ChangesOfCase = 10, LooksOfContact = 2, SearchesOfContact = 1, PaintsOfBoard = 12;
    const double WorkingDays = 250, PeakHour = 0.2, KeptYears = 5, Busy = 0.3;

    public static readonly Country AllMunicipalities = new("98 municipalities", 300_000, 1_000_000, 50);

    public static string Assumptions => string.Create(CultureInfo.InvariantCulture,
        $"Assumed: {ChangesOfCase} changes of each case, {LooksOfContact} looks into a case and {SearchesOfContact} search for each contact, each open board opened {PaintsOfBoard} times a day and drawn anew at every change; {WorkingDays} working days, {PeakHour:P0} of a day's work in its busiest hour; cases kept {KeptYears} years, each contact taking as much disk as a case of its own, which is too much; processors at most {Busy:P0} busy in that hour, memory and disk twice what is needed.\n\n");

    public static string Write(UnitCosts one)
    {
        var country = AllMunicipalities;
        Country[] columns = [country, new("ten times that", country.Cases * 10, country.Contacts * 10, country.Boards * 10)];
        var table = new StringBuilder(Assumptions).Append(CultureInfo.InvariantCulture, $"| |{string.Concat(columns.Select(c => $" {c.Name} |"))}\n|---|{string.Concat(columns.Select(_ => "---|"))}\n");
        foreach (var (what, of) in Rows(one)) table.Append(CultureInfo.InvariantCulture, $"| {what} |{string.Concat(columns.Select(c => $" {of(c)} |"))}\n");
        return table.ToString();
    }

    static IEnumerable<(string What, Func<Country, string> Of)> Rows(UnitCosts one) =>
    [
        ("New cases, contacts a year, open boards", c => Text($"{c.Cases:N0}, {c.Contacts:N0}, {c.Boards:N0}")),
        ("Registrations, processor time a year", c => Hours(Registrations(c, one))),
        ("Changes, processor time a year", c => Hours(Changes(c) * one.Change)),
        ("Looks and searches, processor time a year", c => Hours(Looks(c, one))),
        ("Boards opened, processor time a year", c => Hours(Paints(c, one))),
        ("Boards drawn anew, processor time a year", c => Hours(Redraws(c, one))),
        ("All of it", c => Hours(Year(c, one))),
        ("Contacts in the busiest hour", c => Text($"{c.Contacts / WorkingDays * PeakHour:N0}")),
        ("Processor time in that hour", c => Text($"{BusiestHour(c, one):N0} s, {BusiestHour(c, one) / 3600:P1} of one processor")),
        ("Disk, a year", c => Text($"{Disk(c, one):N1} GiB")),
        ("Memory, with the index of all that is kept and all boards open", c => Text($"{Memory(c, one):N1} GiB")),
        ("Hardware", c => Text($"{Processors(c, one)} processors, {PowerOfTwo(2 * Memory(c, one))} GiB of memory, {PowerOfTwo(2 * KeptYears * Disk(c, one))} GiB of disk")),
    ];

    public static double Year(Country c, UnitCosts one) => Registrations(c, one) + (Changes(c) * one.Change) + Looks(c, one) + Paints(c, one) + Redraws(c, one);

    /// <summary>Seconds of processor time.</summary>
    public static double BusiestHour(Country c, UnitCosts one) => Year(c, one) / 1000 / WorkingDays * PeakHour;

    public static double Disk(Country c, UnitCosts one) => c.Contacts * one.DiskOfCase / 1024 / 1024;

    public static double Memory(Country c, UnitCosts one) =>
        (one.Empty / 1024) + (KeptYears * c.Cases * one.IndexOfCase / 1024 / 1024) + (c.Boards * one.Board * 1e6 / (1L << 30));

    public static int Processors(Country c, UnitCosts one) => Math.Max(2, (int)Math.Ceiling(BusiestHour(c, one) / 3600 / Busy));

    static double Changes(Country c) => c.Cases * ChangesOfCase;
    static double Registrations(Country c, UnitCosts one) => c.Contacts * one.Registration;
    static double Looks(Country c, UnitCosts one) => c.Contacts * ((LooksOfContact * one.Look) + (SearchesOfContact * one.Search));
    static double Paints(Country c, UnitCosts one) => c.Boards * PaintsOfBoard * WorkingDays * one.FirstPaint;
    static double Redraws(Country c, UnitCosts one) => (c.Contacts + Changes(c)) * c.Boards * one.Redraw;

    static int PowerOfTwo(double gibibytes) => 1 << Math.Max(2, (int)Math.Ceiling(Math.Log2(gibibytes)));

    static string Hours(double milliseconds) => Text($"{milliseconds / 3_600_000:N1} h");

    static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
