// What the office's settings must look like: texts cleaned, codes well formed, numbers and dates within reason.
using Ombud.App.Data.Tables;
using Ombud.App.Identity;
using Ombud.App.Post;
using Ombud.Domain;
using Ombud.Domain.Cases;
using Ombud.Domain.Dossiers;

namespace Ombud.App.Desk;

/// <summary>Each check answers the row to save and adds what is wrong with it.</summary>
public static class OfficeCheck
{
    public const int LongestTarget = 200;
    public const int LongestClosure = 200;
    public const int LongestAppeal = 52;
    public const int NameLimit = PlainText.LineLimit;
    public const int IdLimit = 100;
    public const int ContactLimit = 1_000;
    public const int HowLimit = 2_000;
    public const int InitialsLimit = 4;
    const int CvrDigits = 8;
    static readonly DateOnly FirstCheck = new(2000, 1, 1);

    public static string KeyField<TRow>() => typeof(TRow) == typeof(StaffRow) ? "id" : "code";

    internal static DepartmentRow Of(DepartmentRow row, List<FieldProblem> problems)
    {
        var cvr = Text("cvr", row.Cvr, IdLimit, problems)?.Replace(" ", "", StringComparison.Ordinal);
        if (cvr is not null && (cvr.Length != CvrDigits || !cvr.All(char.IsAsciiDigit))) problems.Add(new("cvr", Problem.NotACvr));
        var email = Email(row.Email, problems);
        return new()
        {
            Code = Code(row.Code, DepartmentCode.TryParse(row.Code.Trim(), out _), "code", problems),
            Name = Required("name", row.Name, NameLimit, problems),
            ExternalId = Text("externalId", row.ExternalId, IdLimit, problems),
            Cvr = cvr,
            Address = Text("address", row.Address, ContactLimit, problems, multiline: true),
            Email = email,
            IsActive = row.IsActive,
        };
    }

    internal static BodyRow Of(BodyRow row, DateOnly today, List<FieldProblem> problems)
    {
        if (row.AppealWeeks is < 1 or > LongestAppeal) problems.Add(new("appealWeeks", Problem.NumberOutOfRange, LongestAppeal));
        if (row.CheckedOn < FirstCheck || row.CheckedOn > today) problems.Add(new("checkedOn", Problem.DateOutOfRange));
        return new()
        {
            Code = Code(row.Code, BodyCode.TryParse(row.Code.Trim(), out _), "code", problems),
            Name = Required("name", row.Name, NameLimit, problems),
            Contact = Text("contact", row.Contact, ContactLimit, problems, multiline: true),
            HowToComplain = Text("howToComplain", row.HowToComplain, HowLimit, problems, multiline: true),
            AppealWeeks = row.AppealWeeks,
            Grounds = [.. row.Grounds.Where(Enum.IsDefined).Distinct().Order()],
            CheckedOn = row.CheckedOn,
            IsActive = row.IsActive,
        };
    }

    internal static StaffRow Of(StaffRow row, List<FieldProblem> problems)
    {
        if (!Roles.All.Contains(row.Role)) problems.Add(new("role", Problem.UnknownCode));
        return new()
        {
            Id = Code(row.Id, StaffId.TryParse(row.Id.Trim(), out var id) && id != StaffId.System, "id", problems),
            Name = Required("name", row.Name, NameLimit, problems),
            Initials = Required("initials", row.Initials, InitialsLimit, problems),
            Role = row.Role,
            Title = Text("title", row.Title, NameLimit, problems),
            Email = row.Role == Roles.Adviser ? Email(row.Email, problems) : null,
            IsActive = row.IsActive,
            IsSubstitute = row.IsSubstitute && row.IsActive && row.Role == Roles.Adviser,
        };
    }

    /// <summary>A closure of at most <see cref="LongestClosure"/> days, from a year back to three years ahead.</summary>
    internal static IReadOnlyList<FieldProblem> Closure(DateOnly from, DateOnly to, DateOnly today)
    {
        var problems = new List<FieldProblem>();
        if (from < today.AddYears(-1) || from > today.AddYears(3)) problems.Add(new("from", Problem.DateOutOfRange));
        if (to < from) problems.Add(new("to", Problem.EndBeforeStart));
        else if (to.DayNumber - from.DayNumber >= LongestClosure) problems.Add(new("to", Problem.TooManyDays, LongestClosure));
        return problems;
    }

    static string Code(string? value, bool isWellFormed, string field, List<FieldProblem> problems)
    {
        var code = value?.Trim() ?? "";
        if (code.Length == 0) problems.Add(new(field, Problem.Missing));
        else if (!isWellFormed) problems.Add(new(field, Problem.NotACode));
        return code;
    }

    static string? Email(string? value, List<FieldProblem> problems)
    {
        var email = Text("email", value, NameLimit, problems);
        if (email is not null && MailAddress.Read(email) is null) problems.Add(new("email", Problem.NotAnEmail));
        return email;
    }

    static string Required(string field, string? value, int limit, List<FieldProblem> problems)
    {
        var count = problems.Count;
        var text = Text(field, value, limit, problems);
        if (text is null && problems.Count == count) problems.Add(new(field, Problem.Missing));
        return text ?? "";
    }

    static string? Text(string field, string? value, int limit, List<FieldProblem> problems, bool multiline = false)
    {
        // Measured before it is cleaned: a paste of a megabyte is answered, not worked on.
        var clean = value?.Length > limit + 200 ? null : PlainText.Clean(value, multiline);
        if (value?.Length > limit + 200 || clean?.Length > limit) problems.Add(new(field, Problem.TooLong, limit));
        return clean;
    }
}
