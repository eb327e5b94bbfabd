using System.Data.Common;
using System.Net;
using FederationReform.Data;
using FederationReform.Tests.Support;
using FederationReform.Web.Tests.Support;
using FluentAssertions;
using FluentAssertions.Execution;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace FederationReform.Web.Tests.Layout;

/// <summary>
/// A page is drawn at the first answer it has to wait for, with what it has by then. Which that is the line decides: a
/// database on this machine may answer at once, four times in five, and then not. So each answer of each page is late
/// once, for the roles that see a face of their own (<see cref="Faces"/>).
/// </summary>
public sealed class LateAnswersTests
{
    private const string Fault = "<h1>程序出了问题</h1>";

    [Fact]
    public async Task Page_IsDrawn_WhicheverAnswerIsLate()
    {
        var late = new LateAnswer();
        await using var world = new DemoWorld(
            await PortalServer.OnDemoAsync(Engine.Sqlite, services: s =>
                s.ConfigureDbContext<SqlitePortalDbContext>(o => o.AddInterceptors(late))
            )
        );
        var faces = await Faces.OfAsync(world);

        using var all = new AssertionScope();
        var tried = 0;
        foreach (var role in faces)
        {
            using var client = await world.Server.SignedInAsync(await world.ScopeAsync(role.Key));
            foreach (var address in role)
            {
                late.Which = 0;
                var answers = 1;
                for (var which = 1; which <= answers; which++, tried++)
                {
                    late.Which = which;
                    using var answer = await client.GetAsync(address);
                    answers = late.Asked;
                    answer.StatusCode.Should().NotBe(HttpStatusCode.InternalServerError);
                    (await answer.Content.ReadAsStringAsync())
                        .Contains(Fault, StringComparison.Ordinal)
                        .Should()
                        .BeFalse($"{role.Key} opens {address}, and answer {which} of {answers} is late");
                }
            }
        }
        tried.Should().BeGreaterThan(500, "otherwise nothing was late");
    }

    private sealed class LateAnswer : DbCommandInterceptor
    {
        private int which;

        public int Asked { get; private set; }

        /// <summary>Counted from 1, from now on.</summary>
        public int Which
        {
            set => (which, Asked) = (value, 0);
        }

        public override async ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command,
            CommandEventData eventData,
            InterceptionResult<DbDataReader> result,
            CancellationToken cancellationToken = default
        )
        {
            if (++Asked == which)
                await Task.Delay(TimeSpan.FromMilliseconds(5), cancellationToken);
            return result;
        }
    }
}
