namespace FederationReform.Papers;

/// <summary>Where issuer and date end, in characters from the right edge.</summary>
public readonly record struct SignaturePlace(double Issuer, double Date)
{
    /// <summary>
    /// With a seal (7.3.5.1) the date ends four characters from the edge and the issuer is centred on it. Without one
    /// (7.3.5.2) the issuer ends two characters from the edge, and the date begins two characters right of the issuer's
    /// beginning; a date that would then end too near to the edge ends two characters from it, and the issuer moves
    /// left.
    /// </summary>
    public static SignaturePlace Of(SignatureBlock signature)
    {
        var issuer = PaperText.Width(signature.Issuer);
        var date = PaperText.Width(signature.Date);
        if (signature.Sealed)
            return new(
                Math.Max(0, PaperLayout.SealedDateInset + (date - issuer) / 2),
                Math.Max(PaperLayout.SealedDateInset, (issuer - date) / 2)
            );
        return issuer - date >= PaperLayout.SignatureInset
            ? new(PaperLayout.SignatureInset, issuer - date)
            : new(PaperLayout.SignatureInset + date + PaperLayout.Indent - issuer, PaperLayout.SignatureInset);
    }
}
