// Whoever is signed in and is turned away at an address leaves a row in the access log.
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using Ombud.App.Data.Tables;
using Ombud.App.Identity;
using Ombud.App.Vault;
using Ombud.Domain.Cases;

namespace Ombud.App.Api;

sealed class RefusedAccess(AccessLog log) : IAuthorizationMiddlewareResultHandler
{
    readonly AuthorizationMiddlewareResultHandler standard = new();

    public async Task HandleAsync(RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult)
    {
        if (authorizeResult.Forbidden) Measures.Refused("no-right");
        if (authorizeResult.Forbidden && context.RequestServices.GetRequiredService<CurrentUser>().Actor is { } actor)
            await log.WriteAsync(actor, new Look(AccessAct.Refused, Purpose.Page, NumberIn(context.Request.RouteValues)));
        await standard.HandleAsync(next, context, policy, authorizeResult);
    }

    static CaseNumber? NumberIn(RouteValueDictionary values) =>
        values.Values.OfType<string>().Select(value => CaseNumber.TryParse(value, out var number) ? number : (CaseNumber?)null).FirstOrDefault(n => n is not null);
}
