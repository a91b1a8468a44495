// The office's calendar of one year: public holidays, closing days and absences. The adviser changes the last two.
using Microsoft.AspNetCore.Components;
using MudBlazor;
using Ombud.App.Components;
using Ombud.App.Data.Tables;
using Ombud.App.Desk;
using Ombud.App.Identity;
using Ombud.App.Localisation;
using Ombud.Domain;
using Ombud.Domain.Deadlines;

namespace Ombud.App.Features.Calendar;

public sealed partial class CalendarPage(Office office, OfficeDesk desk, CurrentUser user, TimeProvider clock) : IDisposable
{
    const int FirstYear = 2000, LastYear = 2100;

    /// <summary>What a change came to, said above the calendar until the next one.</summary>
    sealed record Told(string Title, string Text, IReadOnlyList<MovedDue> Moved);

    static readonly IReadOnlyDictionary<OfficeClosingDay, Func<int, DateOnly>> ClosingDates = new Dictionary<OfficeClosingDay, Func<int, DateOnly>>
    {
        [OfficeClosingDay.FirstOfMay] = year => new(year, 5, 1),
        [OfficeClosingDay.ConstitutionDay] = year => new(year, 6, 5),
        [OfficeClosingDay.ChristmasEve] = year => new(year, 12, 24),
        [OfficeClosingDay.NewYearsEve] = year => new(year, 12, 31),
    };

    OfficeData? data;
    DateOnly today;
    Told? told;
    (string Title, string Why)? refused;
    int version;

    [SupplyParameterFromQuery] public int? Year { get; set; }

    int Shown => Math.Clamp(Year ?? today.Year, FirstYear, LastYear);
    bool MayEdit => user.Actor?.Is(Roles.Adviser) is true;

    IReadOnlyList<ClosureRow> InYear => [.. data!.Closures.Where(c => c.From.Year <= Shown && c.To.Year >= Shown).OrderBy(c => c.From)];

    IEnumerable<(DateOnly On, PublicHoliday Holiday)> Holidays =>
        from number in Enumerable.Range(0, DateTime.IsLeapYear(Shown) ? 366 : 365)
        let day = new DateOnly(Shown, 1, 1).AddDays(number)
        let holiday = DanishHolidays.On(day)
        where holiday is not null
        select (day, holiday.Value);

    protected override async Task OnInitializedAsync()
    {
        if (RendererInfo.IsInteractive) office.Changed += Refresh;
        today = clock.DanishToday;
        data = await office.GetAsync();
    }

    void Refresh() => _ = InvokeAsync(async () =>
    {
        data = await office.GetAsync();
        StateHasChanged();
    });

    async Task AddAsync()
    {
        (told, refused) = (null, null);
        var shown = await Dialog.ShowAsync<ClosureDialog>((string?)null, Dialogs.Medium);
        if (await shown.Result is { Canceled: false, Data: ClosingSaved saved }) Tell(T["Calendar.Added"], saved);
    }

    async Task RemoveAsync(ClosureRow closure)
    {
        (told, refused) = (null, null);
        var shown = await Dialog.ShowAsync<RemoveClosureDialog>(
            null, new DialogParameters<RemoveClosureDialog> { { d => d.What, $"{T.Word(closure.Reason)}, {Span(closure)}" } }, Dialogs.Narrow);
        if (await shown.Result is not { Canceled: false }) return;
        var saved = await desk.RemoveClosureAsync(closure.Id);
        if (Accepted(saved.Refused)) Snackbar.Add(T["Calendar.Removed"]);
    }

    async Task SwitchAsync(OfficeClosingDay day, bool isClosed)
    {
        (told, refused) = (null, null);
        var preview = await desk.PreviewClosingDayAsync(day, isClosed);
        if (Accepted(preview.Refused) && (preview.Moved.Count == 0 || await ConfirmedAsync(day, preview.Moved)))
        {
            var saved = await desk.SetClosingDayAsync(day, isClosed);
            if (Accepted(saved.Refused)) Tell(T[isClosed ? "Calendar.SwitchedOn" : "Calendar.SwitchedOff", T.Word(day)], saved);
        }
        // Draws the box as the office has it, whatever was clicked.
        version++;
    }

    async Task<bool> ConfirmedAsync(OfficeClosingDay day, IReadOnlyList<MovedDue> moved)
    {
        var shown = await Dialog.ShowAsync<SwitchDialog>(null, new DialogParameters<SwitchDialog> { { d => d.Day, day }, { d => d.Moved, moved } }, Dialogs.Medium);
        return await shown.Result is { Canceled: false };
    }

    bool Accepted(Refusal? answer)
    {
        if (answer is not null) refused = T.Say(answer);
        return answer is null;
    }

    void Tell(string title, ClosingSaved saved) => told = new(title, MovesPreview.Say(T, saved.Moved), saved.Moved);

    int DaysOf(ClosureRow closure) => data!.WithoutClosures.WorkingDaysBetween(closure.From.AddDays(-1), closure.To);

    static string Span(ClosureRow closure) =>
        closure.From == closure.To ? Words.Date(closure.From) : $"{Words.Date(closure.From)} – {Words.Date(closure.To)}";

    public void Dispose() => office.Changed -= Refresh;
}
