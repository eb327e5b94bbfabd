#:project ../tests/FederationReform.Browser.Tests/FederationReform.Browser.Tests.csproj
#:property RestorePackagesWithLockFile=false
#:property PublishAot=false
#:property Configuration=Release
#:property RunAnalyzers=false

// Every page as a picture, into artifacts/pictures with an index.html to leaf through; with --print every printable
// page as paper, into artifacts/print. A kind is full, empty, refused or busy, a pattern is one of the names:
// dotnet run eng/pictures.cs -- [--print] [KIND] [PATTERN]
using FederationReform.Browser.Tests.Pictures;

// The portal runs in this process, which lies outside of the working copy.
Environment.SetEnvironmentVariable(
    "ASPNETCORE_TEST_CONTENTROOT_FEDERATIONREFORM_WEB",
    Path.GetFullPath("src/FederationReform.Web")
);
var words = args.Where(a => a != "--print").ToList();
if (args.Contains("--print"))
{
    await PictureBook.PrintAsync("artifacts/print", words.FirstOrDefault());
    return;
}
string[] kinds = ["full", "empty", "refused", "busy"];
var kind = kinds.FirstOrDefault(words.Contains);
await PictureBook.TakeAsync("artifacts/pictures", kind, words.FirstOrDefault(w => w != kind));
