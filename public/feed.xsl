<?xml version="1.0" encoding="UTF-8"?>
<!-- What a person sees who opens a feed in a browser. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:dc="http://purl.org/dc/elements/1.1/">
  <xsl:output method="html" encoding="UTF-8" doctype-system="about:legacy-compat" />
  <xsl:template match="/rss/channel">
    <html>
      <xsl:attribute name="lang"><xsl:value-of select="language" /></xsl:attribute>
      <head>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title><xsl:value-of select="title" /></title>
        <style>
          :root { color-scheme: light dark; }
          body { max-width: 42rem; margin: 2rem auto; padding: 0 1rem; font: 1.0625rem/1.55 Georgia, serif; background: light-dark(#faf8f3, #161513); color: light-dark(#1c1a17, #ece7dd); }
          h2 { font-size: 1.2rem; line-height: 1.3; margin: 1.6rem 0 0.2rem; }
          p { margin: 0.3rem 0; }
          .hint { font: 0.875rem/1.5 system-ui, sans-serif; border-block: 1px solid; padding: 0.6rem 0; }
          a { color: inherit; }
        </style>
      </head>
      <body>
        <h1><xsl:value-of select="title" /></h1>
        <p><xsl:value-of select="description" /></p>
        <p class="hint">This is a feed. Give the address of this page to your feed reader, and new papers come to you.</p>
        <xsl:for-each select="item">
          <h2><a href="{link}"><xsl:value-of select="title" /></a></h2>
          <p><xsl:value-of select="description" /></p>
        </xsl:for-each>
      </body>
    </html>
  </xsl:template>
</xsl:stylesheet>
