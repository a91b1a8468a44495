// The JSON API: the same commands, rights and rules as the screens, for other systems.
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Ombud.App.Identity;
using Ombud.App.Localisation;
using Ombud.App.Data;
using Ombud.App.Desk;
using Ombud.Domain;

namespace Ombud.App.Api;

static class ApiSetup
{
    public const string Root = "/api/v1";
    public const string Tag = "Ombud";

    /// <summary>Each address measures what it reads. What is sent beyond that is thrown away up to here, so that the sender gets to read why and is not cut off.</summary>
    public const int MostDrained = 30 * 1024 * 1024;

    public static WebApplicationBuilder AddApi(this WebApplicationBuilder builder)
    {
        builder.Services.AddLocalization();
        builder.Services.ConfigureHttpJsonOptions(o => ApiJson.Apply(o.SerializerOptions));
        builder.Services.AddOpenApi(o => o.AddSchemaTransformer<CodeSchemas>());
        builder.Services.AddScoped<CaseChanges>();
        builder.Services.AddScoped<CasesQuery>();
        builder.Services.AddSingleton<DraftTurns>();
        builder.Services.AddSingleton<Uploads>();
        builder.Services.AddSingleton<IAuthorizationMiddlewareResultHandler, RefusedAccess>();
        // A request that is not understood is answered with 400 in development too, not with an error in the log.
        builder.Services.Configure<RouteHandlerOptions>(o => o.ThrowOnBadRequest = false);
        return builder;
    }

    /// <summary>Call it before sign-in, so that its "no" is told as problem+json too.</summary>
    public static WebApplication UseApiAnswers(this WebApplication app)
    {
        app.UseWhen(context => context.Request.Path.StartsWithSegments("/api"), api => api
            .UseRequestLocalization(Languages.Options)
            .UseExceptionHandler(failed => failed.Run(context => AnswerTo(context.Features.Get<IExceptionHandlerFeature>()?.Error).ExecuteAsync(context)))
            .UseStatusCodePages(context => ProblemAnswer.Of(context.HttpContext.Response.StatusCode).ExecuteAsync(context.HttpContext))
            .Use(RefuseOtherSites));
        return app;
    }

    static IResult AnswerTo(Exception? error) => error switch
    {
        NewerDatabaseException => new RefusalAnswer(new Refusal.NewerVersionRuns()),
        not null when DatabaseState.IsLoss(error) => new RefusalAnswer(Unwritten.Of(error)),
        _ => ProblemAnswer.Of(StatusCodes.Status500InternalServerError),
    };

    public static WebApplication MapApi(this WebApplication app)
    {
        app.MapOpenApi().AllowAnonymous();
        var api = app.MapGroup(Root).WithTags(Tag)
            .DisableAntiforgery()
            .WithMetadata(new RequestSizeLimitAttribute(MostDrained))
            .AddEndpointFilter((call, next) =>
                call.Arguments.OfType<ISent>().Select(sent => sent.No).FirstOrDefault(no => no is not null) is { } no
                    ? ValueTask.FromResult<object?>(no)
                    : next(call));
        api.MapPost("/contacts", ContactEndpoint.RegisterAsync).RequireAuthorization(Policies.Registers).RequireRateLimiting(Rates.Registration)
            .Produces<RegisteredAnswer>(StatusCodes.Status201Created).ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status429TooManyRequests);
        api.MapCases();
        api.MapDocuments();
        api.MapOthers();
        app.MapDrafts();
        app.MapDownloads();
        app.MapApiFallback();
        return app;
    }

    /// <summary>A page of another site must not act with the cookie of somebody who is signed in here; nor is anything kept by the browser.</summary>
    static Task RefuseOtherSites(HttpContext context, RequestDelegate next)
    {
        context.Response.Headers.CacheControl = "no-store";
        var isWrite = !HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method);
        return isWrite && !context.Request.IsOwnSite()
            ? new ProblemAnswer(StatusCodes.Status403Forbidden, "cross-site").ExecuteAsync(context)
            : next(context);
    }
}
