// Tells a page that the browser prints it, whichever way that was asked for: by the button, the keyboard or the browser's own menu.
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Ombud.App.Components;

public sealed partial class PrintWatch
{
    DotNetObjectReference<PrintWatch>? self;
    IJSObjectReference? module, watch;

    [Parameter, EditorRequired] public EventCallback OnPrint { get; set; }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender) return;
        self = DotNetObjectReference.Create(this);
        module = await Script.InvokeAsync<IJSObjectReference>("import", $"./{Assets["Components/PrintWatch.razor.js"]}");
        watch = await module.InvokeAsync<IJSObjectReference>("watch", self);
    }

    [JSInvokable]
    public Task PrintingAsync() => InvokeAsync(OnPrint.InvokeAsync);

    public async ValueTask DisposeAsync()
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
