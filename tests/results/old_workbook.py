"""A workbook in Excel's old format, written with xlwt 1.3, since no package of ours can write one.

Its sheets have the shape of LinkedIn's exports before 2024: `Update metrics (aggregated)` with a row a day in November
2026, and `Update engagement` with two posts. The second post has a real date, a number with decimals and an empty cell.
"""

from __future__ import annotations

import gzip
from base64 import b64decode

OLD_WORKBOOK = gzip.decompress(
    b64decode(
        "H4sIAAAAAAACA+3aW4wTVRgA4H+m9227bXe3e7+MIJddkO7MwooksHKPBBDxToza3R1263bbZlogywMiuD6YSIgmJhJjQoIPvqC+eIma6JsPJh"
        "h5MDExAX3TB2OiiQ9A/c8/f2fP4jFhEyHBzE96Ov/pNzN/O2fmTMt+eylz5fyH3VfhptgCAbhRj0FY6tPwkWkkacDX63Wx2HjGLqj7cVdFLIpH"
        "LRyCz5LfRMQxFMf7KujwQfArbAF+wsczUIH95ZJt3MHYRjXkNVHDZi2IY0+Ht/HRDF1UVwu1E9S2Uvs+2c+pfZB6XqN2M9or2iG4NLZ/aCOP46"
        "f0ZfRaM7YafEzr/EA9JmThazGOXzyruTYEW51CvniXvdAfTMAFwEO62y7ZjshT8C40Aezbl9uxI/c0xhVow8N9Af6sGwB/NM7rLw2//872a4D9"
        "fy3uj/xLfxQP4s39b+hBgJNQf14Tg3kelkOCTuUeeLwyma/ZxqxdcwoTVWN1fmrKsaewa3JwHs8jqxnois7MLk3lp+xZu1S7Br/p4lQZxccg4L"
        "lfszcZtWm7aht5xxZLRunI7LjtVI3yYWOufMQxKrjqOqxjB24pC/DQbMWxq9VCuYS7LTtT+VJhYhBHn2nmhs2cNWyNcmLJyYicrJeTDXIyKif3"
        "y8lGOXlASsxhOZErMOUKTLkCU67AlCsw5QpMuQJTrsCUK7DkCiy5AkuuwJIrsOQKLLkCS67Akiuw5AosuYIRtwKjcUAXjrc4inZ+Yto4QiNhXQ"
        "IaY6JWqBXtuJcWC6WZhaw2V7GTANvzs5V8YapklPKzdgzgQLmKI8wYn8PNbHdsMdwM4eOLhgVONNuLhYmZaghgb2HGrkaxozwryhGvPTqNI62K"
        "43hXuVgsH6umAHYu1Ovg5tBvncwb1fxcFbc8XatVqptyuWLOxJUedkdcwiV7y0ftYn7CDgA8dqy8CFu4990OvoYfEbhzYXrRXJikGSKB7SSkaD"
        "lD80QaT8Vr7/3+3b7xA2PPUc9J7GncJa0QpyTU4SWxBq5MJ5o4bTGEHaJ2DbWnaKs9tNxNbRtexPF55YEsL+w6TeZlenUl7meE4vLYKml5NS7P"
        "//rIJ/3zP48N4vLF3VePt138fuw8LIMYVq/Rv9OwVlurnXtLxKdjjWeN59Mfqe36x9wa1dP83up8K5iC62I28e4IhdDo3S0W7j2jaN2s8fkJry"
        "u8Th6PFJzQm/jzHmIfUPgA+SD7APl17IMKHyQfYh8kb7EPKXyIfJh9iPwo+7DCh8lH2IfJb2IfUfgI+Sj7CPkt7KMKHyUfYx8lv419TOFj5JvY"
        "x8jvYt+k8E3k4+ybyO9hH1f4OPkE+zj5/ewTCp8gn2SfIH+QfVLhk+Sb2SfJP8G+WeGbyafYN5M/xD6l8CnyafYp8s+yTyt8mnyGfZr8OPuMwm"
        "fIt7DPkD/MvkXhW8i3sm8h/wL7VoVvJd/GvpV8iX2bwreRz7JvI++wzyp8lnw7+yz5o+zbFb6dfAf7dvLH2XcofAf5TvYd5E+w71T4TvJd7DvJ"
        "n2LfpfBd5LvZd5F/hX23wneT72HfTf5V9j0K30O+l30P+TPsexW+l3wf+17yr7PvU/g+8v3s+8i/yb5f4fvJD7DvJ3+O/YDCD5A32A+Qf0d8/9"
        "db4CNxMcbvUgtxJ2bJILXJ/90seY80SyaVs+SyRbPkci/TMbvXywKYrfCyIGYrvSyE2SovC2O22ssimA16WZTnVTeLYbbGy8R1aq2XxTG7z8sS"
        "0vyqK96JO3/n2LsjYdjLxDsxBdbDuCzeidsf5FnYzUI8Q3+Ba+r0Lva0AtfrzhYZvs67V0vdu+YnvPuEpPI+YYT34d4nrPcyua6AV1eA6tpAlQ"
        "xhFsL9/XJZ2DNa464gwzOm7rVNvBXxubn3JAmujs4pUJ1Tfvjhhx9++OGHH3744Ycffvhxe0Pj/5EI8C8vIf5FR/y0I36pifE31Dh9u3Z/lxHf"
        "vcX3WfF3H9fxccP/M4q7Ng5CGf/VwICdUMJnB+aWNH7aIaQ1tqXd4jqNvxcS8STu3YEZGKc6ZpY8fltA1+T3c8srGv/dKbTU/d9YSp23ef9/A3"
        "BFDtIAJgAA"
    )
)
