"""Printed pages, as a reader with a phone sees them."""

from __future__ import annotations

import pypdfium2
import zxingcpp
from playwright.sync_api import Page


def read_codes(page: Page, paper: str) -> list[str]:
    """Print a page on one sheet, and return the texts of its QR codes at 150 dots per inch, from the top."""
    document = pypdfium2.PdfDocument(page.pdf(format=paper))
    assert len(document) == 1
    image = document[0].render(scale=150 / 72).to_pil()
    codes = zxingcpp.read_barcodes(image, formats=zxingcpp.BarcodeFormat.QRCode)
    return [code.text for code in sorted(codes, key=lambda code: code.position.top_left.y)]
