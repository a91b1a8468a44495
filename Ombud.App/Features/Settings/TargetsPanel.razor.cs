// The office's own targets: working days to an answer by channel, or none.
using Microsoft.AspNetCore.Components;
using Ombud.App.Components;
using Ombud.App.Desk;
using Ombud.Domain;
using Ombud.Domain.Cases;

namespace Ombud.App.Features.Settings;

public sealed partial class TargetsPanel(OfficeDesk desk)
{
    readonly Dictionary<Channel, int?> days = [];
    readonly Dictionary<Channel, string?> faults = [];
    Refused problems = null!;

    [Parameter, EditorRequired] public required OfficeData Data { get; set; }

    protected override void OnInitialized()
    {
        problems = new(T);
        foreach (var channel in Enum.GetValues<Channel>()) days[channel] = Data.Targets.GetValueOrDefault(channel);
    }

    static string FieldOf(Channel channel) => $"target.{Kebab.Of(channel)}";

    async Task SaveAsync()
    {
        if (faults.Values.Any(fault => fault is not null)) return;
        if (problems.Took(await desk.SaveTargetsAsync(days))) Snackbar.Add(T["Settings.Targets.Saved"]);
    }
}
