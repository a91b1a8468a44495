// One state of the board. While a card is carried it says whether the card may land here, and why not.
using Microsoft.AspNetCore.Components;
using Ombud.App.Desk;
using Ombud.App.Vault;
using Ombud.Domain.Cases;

namespace Ombud.App.Features.Board;

public sealed partial class BoardColumn
{
    /// <summary>How many of the concluded cases are shown at first, and more at each press.</summary>
    public const int Step = 30;

    Drawing drawn = null!;

    [Parameter, EditorRequired] public CaseState State { get; set; }
    [Parameter, EditorRequired] public required IReadOnlyList<BoardItem> Items { get; set; }
    [Parameter, EditorRequired] public required OfficeData Office { get; set; }
    /// <summary>Whom the cases are about; empty while names are not shown.</summary>
    [Parameter, EditorRequired] public required IReadOnlyDictionary<CaseNumber, PartyName> Parties { get; set; }
    /// <summary>May the carried card land here? Null while none is carried, and in the column where it comes from.</summary>
    [Parameter] public MoveOption? Move { get; set; }
    /// <summary>What opens when the carried card is dropped here.</summary>
    [Parameter] public string? Opening { get; set; }
    [Parameter] public bool IsFiltered { get; set; }
    /// <summary>The one state that a narrow screen shows.</summary>
    [Parameter] public bool IsChosen { get; set; }
    [Parameter] public int Limit { get; set; } = int.MaxValue;
    /// <summary>The board does not keep all that belong here.</summary>
    [Parameter] public bool HasMoreElsewhere { get; set; }
    [Parameter] public EventCallback OnMore { get; set; }

    string Look => $"{(IsChosen ? "chosen" : null)} {Move switch { null => null, { IsAllowed: true } => "may", _ => "may-not" }}".Trim();

    protected override void OnInitialized() => drawn = Now;

    protected override bool ShouldRender()
    {
        var isSame = drawn == Now with { Items = drawn.Items } && (ReferenceEquals(drawn.Items, Items) || drawn.Items.SequenceEqual(Items));
        drawn = Now;
        return !isSame;
    }

    Drawing Now => new(Items, Office, Parties, Move, Opening, IsFiltered, IsChosen, HasMoreElsewhere, Limit);

    sealed record Drawing(
        IReadOnlyList<BoardItem> Items, OfficeData Office, IReadOnlyDictionary<CaseNumber, PartyName> Parties, MoveOption? Move, string? Opening, bool IsFiltered, bool IsChosen, bool HasMoreElsewhere, int Limit);
}
