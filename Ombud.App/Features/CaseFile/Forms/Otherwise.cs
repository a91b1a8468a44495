// What is chosen otherwise than it is computed for a letter, while it is typed.
using Ombud.Domain.Cases;
using Ombud.Domain.Dossiers;

namespace Ombud.App.Features.CaseFile.Forms;

public sealed class Otherwise
{
    public Dictionary<RecipientRole, Channel?> Channels { get; } = [];
    public bool AlsoParty { get; set; }
    public string? Because { get; set; }

    public bool Any => AlsoParty || Channels.Values.Any(channel => channel is not null);

    public Deviation? Decision => Any
        ? new(Channels.Where(c => c.Value is not null).ToDictionary(c => c.Key, c => c.Value!.Value), AlsoParty)
        : null;

    public void Begin(Letter draft)
    {
        ArgumentNullException.ThrowIfNull(draft);
        (AlsoParty, Because) = (draft.Otherwise?.AlsoParty is true, draft.OtherwiseBecause);
        foreach (var (role, channel) in draft.Otherwise?.Channels ?? Deviation.None.Channels) Channels[role] = channel;
    }
}
