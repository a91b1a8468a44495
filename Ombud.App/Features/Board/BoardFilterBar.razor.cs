// The filters above the board, drawn again only when a filter or the office has changed. Each choice is an address, so that
// back, a kept link and a reload show the same cards.
using Microsoft.AspNetCore.Components;
using Ombud.App.Desk;

namespace Ombud.App.Features.Board;

public sealed partial class BoardFilterBar
{
    (BoardFilter, OfficeData) drawn;

    [Parameter, EditorRequired] public required BoardFilter Filter { get; set; }
    [Parameter, EditorRequired] public required OfficeData Office { get; set; }

    protected override void OnInitialized() => drawn = (Filter, Office);

    protected override bool ShouldRender()
    {
        if (drawn == (Filter, Office)) return false;
        drawn = (Filter, Office);
        return true;
    }

    string AddressOf(BoardFilter filter) => Nav.GetUriWithQueryParameters(filter.Query);

    void Go(BoardFilter filter) => Nav.NavigateTo(AddressOf(filter), replace: true);

    static T? Parse<T>(string? name) where T : struct, Enum => Enum.TryParse<T>(name, out var value) ? value : null;
}
