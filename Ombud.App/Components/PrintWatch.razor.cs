// Tells a page that the browser prints it, whichever way that was asked for: by the button, the keyboard or the browser's own menu.
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Ombud.App.Components;

public sealed partial class PrintWatch
{
    DotNetObjectReference<PrintWatch>? self;
    IJSObjectReference? module, watch;
    bool isGone;

    [Parameter, EditorRequired] public EventCallback OnPrint { get; set; }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender) return;
        self = DotNetObjectReference.Create(this);
        module = await Script.InvokeAsync<IJSObjectReference>("import", $"./{Assets["Components/PrintWatch.razor.js"]}");
        if (!isGone) watch = await module.InvokeAsync<IJSObjectReference>("watch", self);
        // The page went away while its script came.
        if (isGone) await StopAsync();
    }

    [JSInvokable]
    public Task PrintingAsync() => InvokeAsync(OnPrint.InvokeAsync);

    public ValueTask DisposeAsync()
    {
        isGone = true;
        return StopAsync();
    }

    async ValueTask StopAsync()
    {
        try
        {
            if (watch is not null)
            {
                await watch.InvokeVoidAsync("stop");
                await watch.DisposeAsync();
            }
            if (module is not null) await module.DisposeAsync();
        }
        catch (JSDisconnectedException) { } // the page is gone, and its listeners with it
        self?.Dispose();
    }
}
