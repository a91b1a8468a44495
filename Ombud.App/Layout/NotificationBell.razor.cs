// The bell in the top bar: how many reminders are unread, the newest of them, each a way to its case.
using Ombud.App.Desk;

namespace Ombud.App.Layout;

public sealed partial class NotificationBell
{
    ReminderView view = new(0, []);
    IDisposable? listening;

    string Label => view.Unread > 0 ? T["Layout.Bell.Unread", view.Unread] : T["Layout.Bell"];

    protected override async Task OnInitializedAsync()
    {
        if (RendererInfo.IsInteractive) listening = Feed.Listen(Changed);
        await RefreshAsync();
    }

    void Changed() => Task.Run(() => InvokeAsync(async () =>
    {
        await RefreshAsync();
        StateHasChanged();
    }));

    async Task RefreshAsync() => view = await Inbox.ReadAsync();

    Task ReadAsync(ReminderLine line) => line.IsRead ? Task.CompletedTask : Inbox.MarkReadAsync(line.Id);

    Task ReadAllAsync() => Inbox.MarkAllReadAsync();

    public void Dispose() => listening?.Dispose();
}
