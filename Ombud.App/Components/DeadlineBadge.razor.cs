// How a case stands with its deadline: icon, words and colour say the same.
using Microsoft.AspNetCore.Components;
using Ombud.Domain.Deadlines;

namespace Ombud.App.Components;

public sealed partial class DeadlineBadge
{
    [Parameter, EditorRequired] public DeadlineStatus Status { get; set; }
    /// <summary>Makes the badge a button that opens the day count.</summary>
    [Parameter] public EventCallback OnPress { get; set; }
    [Parameter] public bool Expanded { get; set; }

    string Look => LookOf(Status.Level);
    string Sign => IconOf(Status.Level);

    /// <summary>The class beside "due", for places that draw the badge as plain HTML.</summary>
    public static string LookOf(DeadlineLevel level) => level switch
    {
        DeadlineLevel.InTime => "met",
        DeadlineLevel.Late => "late",
        DeadlineLevel.Ample => "time",
        DeadlineLevel.Soon => "soon",
        DeadlineLevel.Today => "today",
        DeadlineLevel.Overdue => "over",
        _ => "none",
    };

    public static string IconOf(DeadlineLevel level) => level switch
    {
        DeadlineLevel.InTime => Icons.CheckRing,
        DeadlineLevel.Soon => Icons.Hourglass,
        DeadlineLevel.Today => Icons.Bell,
        DeadlineLevel.Late or DeadlineLevel.Overdue => Icons.Alert,
        _ => Icons.Clock,
    };
}
