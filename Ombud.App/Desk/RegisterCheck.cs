// What is sent to the office's registers, checked: texts cleaned and not too long, the case and the handler known.
using Microsoft.EntityFrameworkCore;
using Ombud.App.Data;
using Ombud.App.Data.Tables;
using Ombud.App.Identity;
using Ombud.Domain;
using Ombud.Domain.Cases;
using Ombud.Domain.Dossiers;
using Ombud.Domain.Registers;

namespace Ombud.App.Desk;

/// <param name="Case">As it was typed; empty for none.</param>
public sealed record NewRequest(RequestKind? Kind, DateOnly? ReceivedOn, string? Who, string? Description, string? Case = null, string? Handler = null)
{
    public override string ToString() => nameof(NewRequest);
}

/// <param name="DiscoveredAt">Null: date or time is missing or no time.</param>
/// <param name="Case">As it was typed; empty for none.</param>
public sealed record NewBreach(DateTimeOffset? DiscoveredAt, string? Description, string? Consequences = null, string? Measures = null, string? Case = null, string? Handler = null)
{
    public override string ToString() => nameof(NewBreach);
}

/// <summary>A text on its way into a register: <paramref name="Field"/> is where it was typed.</summary>
readonly record struct RegisterWord(RegisterTextKind Kind, string Field, string? Text)
{
    public string? Clean => Text?.Length > RegisterCheck.TextLimit + 200 ? null : PlainText.Clean(Text, multiline: Kind is not RegisterTextKind.Who);

    public FieldProblem? Problem => (Text?.Length > Limit + 200 || Clean?.Length > Limit) ? new(Field, Domain.Problem.TooLong, Limit) : null;

    int Limit => Kind is RegisterTextKind.Who ? PlainText.LineLimit : RegisterCheck.TextLimit;
}

public static class RegisterCheck
{
    public const int TextLimit = 4_000;

    internal static bool Has(string? text) => PlainText.Clean(text, multiline: true) is not null;

    /// <summary>All that was found wrong, in one answer; another refusal of the domain goes before.</summary>
    internal static Refusal? Join(IReadOnlyList<FieldProblem> found, Refusal? refused) => refused switch
    {
        Refusal.InvalidInput invalid => new Refusal.InvalidInput([.. invalid.Problems, .. found]),
        null when found.Count > 0 => new Refusal.InvalidInput(found),
        _ => refused,
    };

    internal static List<FieldProblem> Of(IEnumerable<RegisterWord> words) => [.. words.Select(word => word.Problem).OfType<FieldProblem>()];

    /// <summary>The case that was typed; a problem at its field if there is none such that this person may know of.</summary>
    internal static async Task<long?> CaseAsync(OmbudDb db, Actor actor, string? typed, List<FieldProblem> problems, CancellationToken stop)
    {
        if (string.IsNullOrWhiteSpace(typed)) return null;
        if (CaseNumber.TryParse(typed, out var number) && await db.Cases.OpenTo(actor.Id, db).AnyAsync(c => c.Id == number.Key, stop)) return number.Key;
        problems.Add(new("case", Problem.UnknownCase));
        return null;
    }

    /// <summary>An adviser of the office; whoever adds the entry if nobody is named.</summary>
    internal static string Handler(OfficeData office, Actor actor, string? named, List<FieldProblem> problems)
    {
        if (named is null || named == actor.Id.Value) return actor.Id.Value;
        if (office.Staff.FirstOrDefault(s => s.Id == named && s.IsActive && s.Role == Roles.Adviser) is { } row) return row.Id;
        problems.Add(new("handler", Problem.UnknownCode));
        return actor.Id.Value;
    }
}
