// The adviser's own address of deadlines: makes one, shows it once to be copied, makes another, takes it away.
using Microsoft.AspNetCore.Components;
using MudBlazor;
using Ombud.App.Components;
using Ombud.App.Desk;

namespace Ombud.App.Features.Calendar;

public sealed partial class FeedPanel(FeedAddresses feeds, NavigationManager site)
{
    FeedState? state;
    string? address;
    bool isKnown, busy;

    protected override async Task OnInitializedAsync()
    {
        if (!feeds.IsOn) return;
        state = await feeds.FindAsync();
        isKnown = true;
    }

    Task MakeAsync() => DoAsync(async () => address = CalendarFeed.AddressOf(site.BaseUri, await feeds.MakeAsync()));

    async Task RenewAsync()
    {
        if (await ConfirmedAsync("Calendar.Feed.Renew")) await MakeAsync();
    }

    async Task RemoveAsync()
    {
        if (await ConfirmedAsync("Calendar.Feed.Remove"))
            await DoAsync(async () =>
            {
                await feeds.RemoveAsync();
                address = null;
            });
    }

    async Task DoAsync(Func<Task> act)
    {
        if (busy) return;
        busy = true;
        try
        {
            await act();
            state = await feeds.FindAsync();
        }
        finally { busy = false; }
    }

    async Task<bool> ConfirmedAsync(string what)
    {
        var shown = await Dialog.ShowAsync<FeedDialog>(null, new DialogParameters<FeedDialog> { { d => d.What, T[what].Value } }, Dialogs.Narrow);
        return await shown.Result is { Canceled: false };
    }
}
