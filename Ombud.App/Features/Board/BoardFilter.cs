// Which cards a board shows; written in the page's address, so that a view can be kept and sent. Facts only.
using Ombud.Domain;
using Ombud.Domain.Cases;
using Ombud.Domain.Deadlines;

namespace Ombud.App.Features.Board;

public enum BoardHandler { All, Mine, Unassigned }

public enum BoardWait { ForCitizen, ForNobody }

public sealed record BoardFilter(
    BoardHandler Handler = BoardHandler.All, string? Department = null, DeadlineLevel? Deadline = null, HelpKind? Kind = null, CaseFlags? Flag = null, BoardWait? Wait = null)
{
    public static readonly BoardFilter None = new();

    public static readonly IReadOnlyList<DeadlineLevel> Deadlines = [DeadlineLevel.Overdue, DeadlineLevel.Today, DeadlineLevel.Soon];

    /// <summary>An unknown word in the address filters nothing.</summary>
    public static BoardFilter Read(string? show, string? department, string? deadline, string? kind, string? flag, string? wait) => new(
        Known<BoardHandler>(show) ?? BoardHandler.All,
        DepartmentCode.TryParse(department, out var code) ? code.Value : null,
        Known<DeadlineLevel>(deadline) is { } level && Deadlines.Contains(level) ? level : null,
        Known<HelpKind>(kind),
        Known<CaseFlags>(flag) is { } mark and not CaseFlags.None ? mark : null,
        Known<BoardWait>(wait));

    /// <summary>The parameters of the address; null takes one away.</summary>
    public IReadOnlyDictionary<string, object?> Query => new Dictionary<string, object?>
    {
        ["show"] = Handler is BoardHandler.All ? null : Kebab.Of(Handler),
        ["department"] = Department,
        ["deadline"] = Deadline is { } level ? Kebab.Of(level) : null,
        ["kind"] = Kind is { } help ? Kebab.Of(help) : null,
        ["flag"] = Flag is { } mark ? Kebab.Of(mark) : null,
        ["wait"] = Wait is { } wait ? Kebab.Of(wait) : null,
    };

    public bool Matches(BoardItem item, StaffId? me)
    {
        ArgumentNullException.ThrowIfNull(item);
        return Handler switch
            {
                BoardHandler.Mine => me is { } self && item.Facts.Handler == self.Value,
                BoardHandler.Unassigned => item.Facts.Handler is null,
                _ => true,
            }
            && (Department is null || item.Facts.Department == Department)
            && (Deadline is null || item.Level == Deadline)
            && (Kind is null || item.Facts.Kind == Kind)
            && (Flag is not { } flag || item.Facts.Flags.HasFlag(flag))
            && (Wait is not { } wait || item.Facts.WaitingFor is not null == wait is BoardWait.ForCitizen);
    }

    public IReadOnlyList<BoardItem> Of(IReadOnlyList<BoardItem> all, StaffId? me) =>
        this == None ? all : [.. all.Where(item => Matches(item, me))];

    static T? Known<T>(string? code) where T : struct, Enum => Kebab.TryRead<T>(code, out var value) ? value : null;
}
